/** The commands of a real system for each control, as one types them: today’s, and those of old texts. */
import type { ControlId } from '../controls.ts';

/** When one types it, or where: `words.controls` says it. */
export const COMMAND_KINDS = ['now', 'kept', 'old', 'iptables', 'nftables', 'program', 'look'] as const;
export type CommandKind = (typeof COMMAND_KINDS)[number];

export interface Command {
  readonly kind: CommandKind;
  /** To be copied as they stand. */
  readonly lines: string;
}

const command = (kind: CommandKind, ...lines: readonly string[]): Command => ({
  kind,
  lines: lines.join('\n'),
});

/** A setting of the kernel: at once, after the next start too, and as it was done when there was no sysctl.d. */
function sysctl(...settings: readonly (readonly [name: string, value: string])[]): readonly Command[] {
  return [
    command('now', ...settings.map(([name, value]) => `sysctl -w ${name}='${value}'`)),
    command(
      'kept',
      ...settings.map(([name, value]) => `echo '${name} = ${value}' >> /etc/sysctl.d/90-tcp.conf`),
      'sysctl --system',
    ),
    command(
      'old',
      ...settings.map(([name, value]) => `echo '${value}' > /proc/sys/${name.replaceAll('.', '/')}`),
    ),
  ];
}

export const COMMANDS: { readonly [control in ControlId]?: readonly Command[] } = {
  'orphan-retries': sysctl(['net.ipv4.tcp_orphan_retries', '3']),
  'keep-alive': [
    command('program', 'int on = 1;', 'setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);'),
    ...sysctl(['net.ipv4.tcp_keepalive_time', '7200']),
  ],
  'syn-backlog': [
    ...sysctl(['net.ipv4.tcp_max_syn_backlog', '1280'], ['net.core.somaxconn', '1280']),
    command('program', 'listen(fd, 1280);'),
  ],
  'syn-ack-retries': sysctl(['net.ipv4.tcp_synack_retries', '2']),
  'syn-cookies': sysctl(['net.ipv4.tcp_syncookies', '1']),
  'syn-limit': [
    command(
      'nftables',
      'nft add table inet guard',
      "nft add chain inet guard input '{ type filter hook input priority 0; policy accept; }'",
      "nft add rule inet guard input 'tcp flags & (fin|syn|rst|ack) == syn limit rate over 10/second burst 5 packets drop'",
    ),
    command(
      'iptables',
      'iptables -A INPUT -p tcp --syn -m limit --limit 10/s --limit-burst 5 -j ACCEPT',
      'iptables -A INPUT -p tcp --syn -j DROP',
    ),
  ],
  'connection-header': [command('now', "curl -v -H 'Connection: close' http://server.example/")],
  'port-range': sysctl(['net.ipv4.ip_local_port_range', '1024 65535']),
  'time-wait-reuse': sysctl(['net.ipv4.tcp_tw_reuse', '1']),
  timestamps: sysctl(['net.ipv4.tcp_timestamps', '1']),
  'fin-timeout': sysctl(['net.ipv4.tcp_fin_timeout', '15']),
  'reuse-address': [
    command(
      'program',
      'int on = 1;',
      'setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);',
      'bind(fd, address, length);',
    ),
  ],
  'close-at-end': [
    command('program', 'if (read(fd, buffer, size) == 0) close(fd);'),
    command('look', 'ss -tanp state close-wait'),
  ],
  descriptors: [
    command('now', 'ulimit -n 65536'),
    command('kept', 'systemctl edit server.service', '# [Service]', '# LimitNOFILE=65536'),
    command('old', "echo '* - nofile 65536' >> /etc/security/limits.conf"),
  ],
  'half-close': [command('program', 'shutdown(fd, SHUT_WR);')],
};

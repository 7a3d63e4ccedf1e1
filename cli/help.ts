/** The text of `2msl --help`. */
export const HELP = `Usage: 2msl [serve] [--port NUMBER] [--data FOLDER]
       2msl backup [--data FOLDER] FILE
       2msl doctor [--data FOLDER] [--dry-run] [FILE]
       2msl teacher-link [--data FOLDER] [NAME]
       2msl copy FROM TO
       2msl nodes [postgres://…]
       2msl check [OPTION]… FILE…

2msl serve opens classes on this computer and prints the addresses to open; what lasts lies in FOLDER
(./2msl-data). Its other settings are environment variables, named in docs/OPERATING.md.

2msl backup copies the database of a server into FILE, while it runs or not, and checks the copy.

2msl doctor says what is damaged in the database of a server that does not run, repairs it from what is whole and from
backups, and sets aside what nothing has; the damaged file is kept. With --dry-run, or for a FILE, it only says.
Exit status: 0 all is whole, 1 something is damaged or was set aside, 2 it could not look.

2msl teacher-link prints a link that opens the teacher's page on any device, once, for whoever has lost the browser: for
the teacher who runs the server, or the one of that name. The server must be running.

2msl copy moves all that lasts from the folder of a server that does not run into an empty PostgreSQL, or back: FROM and TO
are folders, or postgres://… (a password may stand in PGPASSWORD). What was written is read again and compared.

2msl nodes lists the servers that share a PostgreSQL (DATABASE_URL), until when each owns its classes, and which they are.
Exit status: 0 all are there, 1 some are gone and nobody has taken over, 2 it could not look.

2msl check judges the TCP connections of packet captures by RFC 9293: pcap and pcapng, also packed by gzip; - is
standard input, also while it grows (tcpdump -w - | 2msl check -). For each connection and host it prints the way
through the states, what was sent again, what the capture lacks, and the first segment that no legal behaviour
explains, with the rule and its section of the RFC. docs/CHECK.md tells more.

how it is judged
  --host IP         the capture was taken at this host, which is then judged strictly; may be given
                    more than once. Of any other host nobody knows what reached it, and in which
                    order, so only what no network can excuse is held against it.
  --profile NAME    whose ways count as legal beside the RFC's: any (default), linux, bsd, macos, windows, or
                    rfc9293 for nobody's (default for a match of 2MSL that was exported)
  --complete        the capture lacks nothing, and has each frame once and in the order of life: so it is
                    judged without mercy (default for a match of 2MSL)

what is looked at
  --about IP, --port NUMBER      connections of this host, of this port; may be given more than once
  --frames A-B, --seconds A-B    from frame to frame, from second to second
  --follow-on       the files are one capture that was rotated, in this order; frames are numbered on

what comes out
  --explain         each connection's life in sentences, with the frames as Wireshark numbers them
  --ladder FILE     one connection as a picture (SVG): the first illegal one, or the first
  --json, --sarif   one document instead of text
  --progress        say on standard error how far a long file is read (default: on a terminal)
  --help

Exit status: 0 nothing is illegal (warnings may be there), 1 something is, 2 a file or an argument cannot be
read, or there was no TCP in it.
`;

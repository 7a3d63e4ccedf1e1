/**
 * A load balancer that knows nothing of classes.
 * Each connection goes to any server, and to another where that one is away.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Balancer {
  readonly #server: Server;

  private constructor(order: () => readonly number[]) {
    this.#server = createServer((near) => {
      near.on('error', () => near.destroy());
      tryNext(near, order());
    });
  }

  /** @param order of the servers' ports in which a connection tries them */
  static async start(order: () => readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(order);
    await new Promise<void>((resolve) => {
      balancer.#server.listen(0, '127.0.0.1', resolve);
    });
    return balancer;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  end(): void {
    this.#server.close();
  }
}

function tryNext(near: Socket, [port, ...rest]: readonly number[]): void {
  if (port === undefined) {
    near.destroy();
    return;
  }
  const far = connect(port, '127.0.0.1');
  const refused = (): void => tryNext(near, rest);
  far.once('error', refused);
  far.once('connect', () => {
    far.off('error', refused);
    far.on('error', () => far.destroy());
    near.pipe(far);
    far.pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });
}

/**
 * A server that is started again whenever it has ended, as a service manager does.
 * The ways to it can be cut.
 */
import type { Pool } from 'pg';
import { CuttingProxy } from '../../server/testing/cutting-proxy.ts';
import { freePort } from '../../server/testing/postgres-server.ts';
import { Program } from '../../server/testing/program.ts';
import { pause } from './player.ts';

interface Place {
  readonly dataDir: string;
  /** Of the database. */
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** As an operator. */
  readonly operator: Pool;
}

export class Served {
  readonly program: Program;
  /** Its ways to the database, and those of the others to it. */
  readonly toDatabase: CuttingProxy;
  readonly inside: CuttingProxy;
  readonly exits: (number | null)[] = [];
  readonly #address: string;
  readonly #operator: Pool;
  #over = false;
  #up = false;

  private constructor(
    program: Program,
    address: string,
    ways: readonly [CuttingProxy, CuttingProxy],
    operator: Pool,
  ) {
    this.program = program;
    this.#address = address;
    [this.toDatabase, this.inside] = ways;
    this.#operator = operator;
  }

  static async start({ dataDir, url, env, operator }: Place): Promise<Served> {
    const toDatabase = await CuttingProxy.to(url);
    const address = `127.0.0.1:${await freePort()}`;
    const inside = await CuttingProxy.to(`http://${address}`);
    const program = new Program(dataDir, {
      ...{ DATABASE_URL: toDatabase.via(url), NODE_ADDRESS: address, LOG_LEVEL: 'silent' },
      ...env,
    });
    const served = new Served(program, address, [toDatabase, inside], operator);
    void served.#keep();
    await served.up();
    return served;
  }

  get port(): readonly number[] {
    return this.#up ? [this.program.port] : [];
  }

  async up(): Promise<void> {
    while (!this.#up) await pause(50);
  }

  async down(): Promise<void> {
    while (this.#up) await pause(20);
  }

  async end(): Promise<void> {
    this.#over = true;
    await this.program.end('SIGKILL');
    await Promise.all([this.toDatabase.close(), this.inside.close()]);
  }

  async #keep(): Promise<void> {
    while (!this.#over) {
      this.#up = await this.program.start().then(
        () => this.#redirect(),
        () => false,
      );
      if (this.#up) this.exits.push(await this.program.ended());
      this.#up = false;
      await pause(200);
    }
  }

  /** The others reach it by a way that can be cut. */
  async #redirect(): Promise<true> {
    const via = new URL(this.inside.via(`http://${this.#address}`)).host;
    await this.#operator
      .query('UPDATE node SET address = $1 WHERE address = $2', [via, this.#address])
      .catch(() => undefined);
    return true;
  }
}

/** A connection of the simulated network: in order, late, and gone at any moment. */
import type { Connection, ConnectionListener } from '../../server/gateway/connection.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';

/** What the device does with what comes. */
export interface DeviceEnd<Heard> {
  /** The server says it now; it is on its way. */
  readonly said: (text: string) => Heard;
  readonly arrives: (heard: Heard) => void;
  /** @param code null where it broke without a word */
  readonly ended: (code: number | null) => void;
}

export class Wire<Heard> implements Connection {
  readonly transport = 'websocket';
  readonly fellBack = null;
  language: LanguageCode = 'en';
  buffered = 0;
  readonly #agenda: Agenda;
  readonly #chance: Chance;
  readonly #device: DeviceEnd<Heard>;
  #listener: ConnectionListener | null = null;
  /** Whether the server may say anything, whether it hears, and whether the device is there. */
  #open = true;
  #heard = true;
  #attached = true;
  /** When the last message of either direction arrives. */
  #downAt = 0;
  #upAt = 0;
  /** Messages on their way to the device. */
  underway = 0;

  constructor(agenda: Agenda, chance: Chance, device: DeviceEnd<Heard>) {
    this.#agenda = agenda;
    this.#chance = chance;
    this.#device = device;
  }

  /** Whether there is a server at the other end that may say something. */
  get isOpen(): boolean {
    return this.#open;
  }

  listen(listener: ConnectionListener): void {
    this.#listener = listener;
  }

  send(text: string): void {
    if (!this.#open) return;
    const heard = this.#device.said(text);
    this.buffered += text.length;
    this.underway += 1;
    this.#later('down', () => {
      this.underway -= 1;
      this.buffered -= text.length;
      if (this.#attached) this.#device.arrives(heard);
      if (this.#heard) this.#listener?.drained();
    });
  }

  close(code: number, _reason: string): void {
    if (!this.#open) return;
    this.#open = false;
    this.underway += 1;
    this.#later('down', () => {
      this.underway -= 1;
      this.#leave(code);
      this.#closed();
    });
  }

  terminate(): void {
    this.#open = false;
    this.#agenda.at(this.#agenda.now, () => this.#closed());
    this.#later('down', () => this.#leave(null));
  }

  /** From the device. */
  say(text: string | null): void {
    this.#later('up', () => {
      if (this.#heard && this.#attached) this.#listener?.message(text);
    });
  }

  /** The device goes. @param told whether the server ever hears of it by the network */
  leave(told: boolean): void {
    this.#attached = false;
    if (told) this.#later('up', () => this.#closed());
  }

  /** The process at the server's end is gone. */
  die(): void {
    this.#heard = false;
    this.#open = false;
    this.#later('up', () => this.#leave(null));
  }

  /** Nothing arrives at the device for so long. */
  stall(milliseconds: number): void {
    this.#downAt = Math.max(this.#downAt, this.#agenda.now + milliseconds);
  }

  #leave(code: number | null): void {
    if (!this.#attached) return;
    this.#attached = false;
    this.#device.ended(code);
  }

  #closed(): void {
    if (!this.#heard) return;
    this.#heard = false;
    this.#open = false;
    this.#listener?.closed();
    this.#leave(null);
  }

  #later(way: 'up' | 'down', run: () => void): void {
    const delay = this.#agenda.now + 1 + this.#chance.next() * (this.#chance.percent(5) ? 900 : 30);
    if (way === 'up') {
      this.#upAt = Math.max(this.#upAt, delay);
      this.#agenda.at(this.#upAt, run);
    } else {
      this.#downAt = Math.max(this.#downAt, delay);
      this.#agenda.at(this.#downAt, run);
    }
  }
}

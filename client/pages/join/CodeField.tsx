/** The field of the class code: it tidies what was typed, but never while it is being composed. */
import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface CodeFieldProps {
  readonly id: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly code: ReadonlySignal<string>;
  readonly onCode: (typed: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string;
}

export function CodeField({ id, field, code, onCode, invalid, describedBy }: CodeFieldProps) {
  const composing = useRef(false);
  const shown = code.value;
  // Not by `value`: whatever redraws the page would write into a field in which an input method is still at work, and
  // that begins anew with each letter.
  useLayoutEffect(() => {
    const { current } = field;
    if (current && !composing.current && current.value !== shown) current.value = shown;
  });
  const take = (input: HTMLInputElement): void => {
    onCode(input.value);
    // What the state leaves out must not stay in the field.
    if (input.value !== code.peek()) input.value = code.peek();
  };
  return (
    <input
      id={id}
      ref={field}
      class="input large code"
      autoComplete="off"
      autoCapitalize="characters"
      spellcheck={false}
      maxLength={32}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        take(event.currentTarget);
      }}
      onInput={(event) => {
        if (!composing.current) take(event.currentTarget);
      }}
    />
  );
}

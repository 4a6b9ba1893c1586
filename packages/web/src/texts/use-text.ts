import { useLingui } from "@lingui/react";

/** What a message can be filled with. Dates and long numbers come formatted by `useFormats`. */
export type TextValues = Record<string, string | number>;
export type Translate = (message: string, values?: TextValues) => string;

/**
 * Texts in the reader's language: `t("{count, plural, one {# member} other {# members}}", { count })`.
 * The message is always a literal, so that it can be found and translated.
 */
export function useText(): Translate {
  const { _ } = useLingui();
  return _;
}

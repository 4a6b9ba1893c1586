import { type RefusalCode, refusals } from "@rollcall/contract/refusals";
import { i18n } from "./texts.ts";
import type { Translate } from "./use-text.ts";

// The catalogue is long, so it is apart: a problem document brings its own title, see `problemText`.

/** The sentence of a refusal that is a part of an answer, such as of one member of many. */
export function refusalText({ code, detail }: { code: string; detail: string | null }, t: Translate): string {
  if (i18n.locale === "en" && detail) return detail;
  return isRefusalCode(code) ? t(refusals[code].title) : (detail ?? code);
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}

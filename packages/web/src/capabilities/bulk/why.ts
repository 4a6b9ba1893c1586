import type { BulkItem } from "@rollcall/contract/bulk";
import { invitationOutcomes } from "@rollcall/contract/invitations";
import { refusalText } from "../../texts/refusal-text.ts";
import { i18n } from "../../texts/texts.ts";
import type { Translate } from "../../texts/use-text.ts";
import { outcomeInWords } from "../invitations/words.ts";

/** Why something is refused or left, or what did not come along with it; with the column of the file that is to blame. */
export function whyOf(outcome: BulkItem["preview"], t: Translate): string | undefined {
  if (outcome === null) return undefined;
  const { code, detail, column } = outcome;
  if (code === null) return detail ?? undefined;
  const sentence = sentenceOf({ code, detail }, t);
  return column === null ? sentence : t("{column}: {sentence}", { column, sentence });
}

function sentenceOf({ code, detail }: { code: string; detail: string | null }, t: Translate): string {
  const invited = invitationOutcomes.find((outcome) => outcome === code);
  // The server's own sentence says most, in English.
  if (invited === undefined || (i18n.locale === "en" && detail !== null)) return refusalText({ code, detail }, t);
  return outcomeInWords(invited, t);
}

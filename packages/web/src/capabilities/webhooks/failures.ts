import type { Translate } from "../../texts/use-text.ts";

type Failed = { status: number | null; error: string | null };

/** Why a try failed, in the reader's words; nothing for one that did not. A sentence that is not known stays as it came. */
export function failureText({ status, error }: Failed, t: Translate): string | undefined {
  if (error === null) return undefined;
  if (status === 410) return t("The receiver answered 410: it wants no more webhooks, so the endpoint was turned off.");
  if (status === null) return withoutAnswer(t)[error] ?? error;
  if (status >= 300 && status < 400)
    return t(
      "The receiver answered {status} and sends elsewhere. Nothing is sent there: give the endpoint that address.",
      { status },
    );
  return t("The receiver answered {status}. Anything but 200 to 299 counts as failed.", { status });
}

/** What the server says where there was no answer. */
function withoutAnswer(t: Translate): Record<string, string> {
  return {
    "The address must begin with https:// and have no user name in it.": t(
      "The address must begin with https:// and have no user name in it.",
    ),
    "The address leads nowhere, or not to the public internet.": t(
      "The address leads nowhere, or not to the public internet.",
    ),
    "The server at this address cannot be reached.": t("The server at this address cannot be reached."),
    "The certificate of the server at this address is not good.": t(
      "The certificate of the server at this address is not good.",
    ),
    "The server at this address took too long to answer.": t("The server at this address took too long to answer."),
    "The secret of this endpoint cannot be read, because the secret of the server was changed since. Rotate it.": t(
      "The secret of this endpoint cannot be read, because the secret of the server was changed since. Rotate it.",
    ),
  };
}

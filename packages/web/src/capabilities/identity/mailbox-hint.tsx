import { useQuery } from "@tanstack/react-query";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";

/** In a demo without a mail server: where the mail is instead. Nothing on a server that sends its mails. */
export function MailboxHint({ email }: { email: string }) {
  const t = useText();
  const { data: isKept } = useQuery({
    queryKey: ["mailbox"],
    queryFn: keepsMails,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!isKept) return null;
  return (
    <Banner>
      {t("This server keeps its mails instead of sending them.")}{" "}
      <a
        href={`/mailbox?to=${encodeURIComponent(email)}`}
        target="_blank"
        rel="noreferrer"
        className="font-semibold underline"
      >
        {t("Open the mailbox")}
      </a>
    </Banner>
  );
}

/** Servers without a mailbox answer with the panel's page, or not at all. */
async function keepsMails({ signal }: { signal: AbortSignal }): Promise<boolean> {
  const answer = await fetch("/mailbox.json?to=-", { method: "HEAD", signal }).catch(() => undefined);
  return answer?.ok === true && (answer.headers.get("content-type") ?? "").startsWith("application/json");
}

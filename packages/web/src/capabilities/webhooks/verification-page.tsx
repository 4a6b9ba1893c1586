import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { receiver } from "./receiver.ts";

/** How a receiver tells what comes from here from what anybody else sends. */
export function VerificationPage() {
  const t = useText();
  return (
    <PageBody narrow>
      <Card
        title={t("In JavaScript and TypeScript")}
        description={t(
          "Anybody can post to your address. The SDK checks the signature with the secret of this endpoint, and gives back the event.",
        )}
      >
        <div className="flex flex-col gap-5">
          <CodeBlock title={t("Install the SDK")} code="npm install @rollcall/sdk" />
          <CodeBlock title={t("A receiver for Node")} code={receiver} />
        </div>
      </Card>
      <Card title={t("What to heed")}>
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-pretty marker:text-subtle">
          <li>{t("Check the body as it arrived, byte by byte: parsed and written again it is another.")}</li>
          <li>{t("Answer with 200 to 299 within 15 seconds, and do the work afterwards.")}</li>
          <li>{t("An event may arrive more than once, always with the same ID: remember those of the last days.")}</li>
          <li>{t("An event may arrive after a later one: where the order counts, go by its sequence number.")}</li>
          <li>{t("Refuse what is older than five minutes. The SDK does so by itself.")}</li>
        </ul>
      </Card>
      <Card
        title={t("In other languages")}
        description={t(
          "Webhooks follow Standard Webhooks. Its libraries for Python, Go, Java, Ruby, PHP, C# and others check them with the same secret.",
        )}
        action={
          <a
            href="https://www.standardwebhooks.com"
            target="_blank"
            rel="noopener noreferrer"
            className="rounded-sm font-medium text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current"
          >
            standardwebhooks.com
            <span className="sr-only"> {t("(opens in a new tab)")}</span>
          </a>
        }
      />
    </PageBody>
  );
}

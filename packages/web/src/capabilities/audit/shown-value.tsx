import { type ReactNode, use } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { LinkedNames, ThingLink } from "./thing-link.tsx";
import { useWords } from "./use-words.ts";

const anId = /^[a-z]{2,8}_[0-9a-f]{32}$/;
const aTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const ofRoles = ["roles"];
const ofProducts = ["seats", "product_id", "seats_not_restored"];

/** A value of an event as people read it: what is named by name, times in the reader's zone. */
export function ShownValue({ field, value }: { field: string; value: unknown }): ReactNode {
  const t = useText();
  const { number } = useFormats();
  if (value === null || value === undefined || value === "") return <span className="text-subtle">{t("none")}</span>;
  if (typeof value === "boolean") return value ? t("Yes") : t("No");
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return <ShownText field={field} text={value} />;
  if (Array.isArray(value) && value.every((each) => typeof each === "string"))
    return <ShownList field={field} texts={value} />;
  return <code className="font-mono text-xs break-all whitespace-pre-wrap">{JSON.stringify(value, null, 1)}</code>;
}

/** One text, id or time. */
export function ShownText({ field, text }: { field: string; text: string }): ReactNode {
  const words = useWords();
  const names = use(LinkedNames);
  const { moment, full } = useFormats();
  if (ofRoles.includes(field)) return words.rolesOf([text]);
  if (ofProducts.includes(field)) return words.productsOf([text]);
  if (aTime.test(text))
    return (
      <time dateTime={text} title={full(text)}>
        {moment(text)}
      </time>
    );
  if (!anId.test(text)) return <span className="break-words whitespace-pre-wrap">{text}</span>;
  const name = names?.[text];
  return name === undefined ? (
    <code className="font-mono text-xs break-all">{text}</code>
  ) : (
    <ThingLink id={text}>{name}</ThingLink>
  );
}

function ShownList({ field, texts }: { field: string; texts: readonly string[] }) {
  const t = useText();
  if (texts.length === 0) return <span className="text-subtle">{t("none")}</span>;
  return (
    <ul className="flex flex-wrap gap-x-1.5 gap-y-1">
      {texts.map((text) => (
        <li key={text} className="max-w-full rounded-sm bg-pressed px-1.5">
          <ShownText field={field} text={text} />
        </li>
      ))}
    </ul>
  );
}

import { type DomainJoining, domainJoinings } from "@rollcall/contract/domains";
import type { MemberSource } from "@rollcall/contract/members";
import { type ReactNode, use } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { joiningName } from "../domains/words.ts";
import { sourceName } from "../members/words.ts";
import { LinkedNames, ThingLink } from "./thing-link.tsx";
import { useWords } from "./use-words.ts";

const anId = /^[a-z]{2,8}_[0-9a-f]{32}$/;
const aTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const ofRoles = ["roles", "granted", "taken"];
const ofProducts = ["seats", "product_id", "seats_not_restored"];

/** A value of an event as people read it: what is named by name, times in the reader's zone. */
export function ShownValue({ field, value }: { field: string; value: unknown }): ReactNode {
  const t = useText();
  const { number } = useFormats();
  if (value === null || value === undefined || value === "")
    return <span className="text-subtle">{nothingName(field, value, t)}</span>;
  if (typeof value === "boolean") return value ? t("Yes") : t("No");
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return <ShownText field={field} text={value} />;
  if (Array.isArray(value) && value.every((each) => typeof each === "string"))
    return <ShownList field={field} texts={value} />;
  return <code className="font-mono text-xs break-all whitespace-pre-wrap">{JSON.stringify(value, null, 1)}</code>;
}

/** What it means that there is nothing: of some settings that there is no limit. */
function nothingName(field: string, value: unknown, t: Translate): string {
  const unlimited: Record<string, string> = {
    days: t("for ever"),
    events: t("all events"),
    max_key_lifetime_days: t("without limit"),
    percent: t("no brake"),
    expires_at: t("never"),
    until: t("no end"),
  };
  return (value === null ? unlimited[field] : undefined) ?? t("none");
}

/** One text, id or time. */
export function ShownText({ field, text }: { field: string; text: string }): ReactNode {
  const named = useNamed(field, text);
  const name = use(LinkedNames)?.[text];
  const { moment, full } = useFormats();
  if (name !== undefined) return <ThingLink id={text}>{name}</ThingLink>;
  if (named !== undefined) return named;
  if (aTime.test(text))
    return (
      <time dateTime={text} title={full(text)}>
        {moment(text)}
      </time>
    );
  if (anId.test(text)) return <code className="font-mono text-xs break-all">{text}</code>;
  return <span className="break-words whitespace-pre-wrap">{text}</span>;
}

/** What the panel calls a role, a product or one of a few choices; nothing for what is no such thing. */
function useNamed(field: string, text: string): string | undefined {
  const t = useText();
  const words = useWords();
  if (ofRoles.includes(field) && !anId.test(text)) return words.rolesOf([text]);
  if (ofProducts.includes(field)) return words.productsOf([text]);
  if (field === "joining" && domainJoinings.some((each) => each === text)) return joiningName(text as DomainJoining, t);
  if (field === "source") return sourceName(text as MemberSource, t);
  return undefined;
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

import { Minus, Plus } from "lucide-react";
import { Fragment } from "react";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { type Difference, type ListChange, listChanges } from "./difference.ts";
import { FieldLabel } from "./field-label.tsx";
import { ShownText, ShownValue } from "./shown-value.tsx";

/** What changed, field by field: as it was, and as it is since. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const t = useText();
  return (
    <section aria-label={t("What changed")}>
      <h3 className="mb-1.5 font-semibold">{t("What changed")}</h3>
      <dl className="overflow-hidden rounded-lg border sm:grid sm:grid-cols-[minmax(7rem,auto)_1fr]">
        {differences.map((difference, index) => {
          const line = index > 0 && "border-t";
          return (
            <Fragment key={difference.field}>
              <dt className={classes("max-w-48 px-3 pt-2.5 text-pretty text-muted max-sm:max-w-none sm:py-2.5", line)}>
                <FieldLabel field={difference.field} />
              </dt>
              <dd className={classes("min-w-0 px-3 py-2.5 max-sm:pt-1 sm:border-l", index > 0 && "sm:border-t")}>
                <Change difference={difference} />
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}

function Change({ difference }: { difference: Difference }) {
  const changes = listChanges(difference);
  if (changes !== undefined && changes.length > 0) return <Lists field={difference.field} changes={changes} />;
  const { field, before, after } = difference;
  return (
    <div className="flex flex-col items-start gap-1">
      <Side change="taken">
        <ShownValue field={field} value={before} />
      </Side>
      <Side change="added">
        <ShownValue field={field} value={after} />
      </Side>
    </div>
  );
}

function Lists({ field, changes }: { field: string; changes: readonly ListChange[] }) {
  return (
    <ul className="flex flex-col items-start gap-1">
      {changes.map(({ entry, change }) => (
        <li key={entry} className="max-w-full">
          <Side change={change}>
            <ShownText field={field} text={entry} />
          </Side>
        </li>
      ))}
    </ul>
  );
}

const sides = {
  taken: { Icon: Minus, looks: "bg-danger-soft text-danger-soft-ink" },
  added: { Icon: Plus, looks: "bg-success-soft text-success-soft-ink" },
  kept: { Icon: undefined, looks: "text-muted" },
};

/** The sign says it, the colour helps to find it, and screen readers hear it. */
function Side({ change, children }: { change: ListChange["change"]; children: React.ReactNode }) {
  const t = useText();
  const { Icon, looks } = sides[change];
  const said = { taken: t("Before:"), added: t("After:"), kept: t("Unchanged:") }[change];
  return (
    <span
      className={classes(
        "flex max-w-full items-start gap-1.5 rounded-sm py-px pr-2 pl-1.5 [&_a]:text-current [&_a]:underline [&_*]:text-current",
        looks,
      )}
    >
      <span className="flex h-5 w-3.5 shrink-0 items-center">
        {Icon && <Icon aria-hidden="true" className="size-3.5" />}
      </span>
      <span className="sr-only">{said} </span>
      <span className="min-w-0">{children}</span>
    </span>
  );
}

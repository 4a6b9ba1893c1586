import type { WebhookEventName } from "@rollcall/contract/webhooks";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classes } from "../../ui/classes.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import type { EventGroup as Group } from "./event-groups.ts";

type Props = {
  group: Group;
  /** What is searched; a group shows at once what was found in it. */
  match: string;
  chosen: readonly WebhookEventName[];
  onToggle: (names: readonly WebhookEventName[], isOn: boolean) => void;
};

/** The events of one area: all of them with one press, or each by itself. */
export function EventGroup({ group: { title, names }, match, chosen, onToggle }: Props) {
  const t = useText();
  const id = useId();
  const [isShown, setShown] = useState(false);
  const isOpen = isShown || match !== "";
  const count = names.filter((name) => chosen.includes(name)).length;
  return (
    <div className="not-last:border-b">
      <div className="flex items-center gap-3 py-1.5 pr-2 pl-3">
        <span className="min-w-0 flex-1">
          <Checkbox
            label={<span className="font-medium">{title}</span>}
            checked={count === names.length}
            indeterminate={count > 0 && count < names.length}
            onChange={() => onToggle(names, count < names.length)}
          />
        </span>
        <span className="text-xs text-subtle tabular-nums">{t("{count} of {all}", { count, all: names.length })}</span>
        <IconButton
          icon={ChevronDown}
          size="sm"
          label={isOpen ? t("Hide the events: {area}", { area: title }) : t("Show the events: {area}", { area: title })}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setShown(!isShown)}
          className={classes("[&>svg]:transition-transform", isOpen && "[&>svg]:rotate-180")}
        />
      </div>
      <div id={id} hidden={!isOpen} className="grid gap-x-6 gap-y-1.5 pr-3 pb-3 pl-9 sm:grid-cols-2">
        {isOpen &&
          names.map((name) => (
            <Checkbox
              key={name}
              label={
                <code className="font-mono text-xs break-all">
                  <Highlight text={name} match={match} />
                </code>
              }
              checked={chosen.includes(name)}
              onChange={(isOn) => onToggle([name], isOn)}
            />
          ))}
      </div>
    </div>
  );
}

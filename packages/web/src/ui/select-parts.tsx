import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { classes } from "./classes.ts";
import type { Wired } from "./field.tsx";
import { type Choice, looks, type SelectProps, selectButton } from "./select.tsx";
import { Tooltip } from "./tooltip.tsx";

type Props<Value extends string> = Omit<SelectProps<Value>, "label"> & { wired: Wired };

/** A select that somebody has opened, which it is when it comes; its button stays when it closes. */
export function OpenedSelect<Value extends string>(props: Props<Value>) {
  const { choices, value, onChange, variant = "control", pending, disabledReason, name, ref, wired } = props;
  const isBlocked = disabledReason !== undefined;
  return (
    <Base.Root
      defaultOpen
      items={choices}
      value={value}
      onValueChange={(next) => next !== null && next !== value && onChange(next)}
      readOnly={isBlocked || pending === true}
      {...(name && { name })}
    >
      <Tooltip text={disabledReason}>
        <Base.Trigger
          {...wired}
          ref={ref}
          aria-disabled={isBlocked || undefined}
          aria-description={disabledReason}
          aria-busy={pending || undefined}
          className={classes(selectButton, looks[variant])}
        >
          <Base.Value className="truncate" />
          <Base.Icon className="flex text-subtle">
            <ChevronsUpDown aria-hidden="true" className="size-3.5" />
          </Base.Icon>
        </Base.Trigger>
      </Tooltip>
      <Choices choices={choices} />
    </Base.Root>
  );
}

function Choices({ choices }: { choices: readonly Choice<string>[] }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
        <Base.Popup className="popup max-h-(--available-height) max-w-80 min-w-(--anchor-width) overflow-y-auto p-1">
          <Base.List>
            {choices.map(({ value, label, description, disabledReason }) => (
              <Base.Item
                key={value}
                value={value}
                disabled={disabledReason !== undefined}
                className="popup-item items-start"
              >
                <span className="flex min-w-0 flex-1 flex-col">
                  <Base.ItemText>{label}</Base.ItemText>
                  {(disabledReason ?? description) && (
                    <span className="text-xs text-pretty text-subtle">{disabledReason ?? description}</span>
                  )}
                </span>
                <span className="flex h-5 w-4 items-center">
                  <Base.ItemIndicator>
                    <Check aria-hidden="true" className="size-4 text-accent-text" />
                  </Base.ItemIndicator>
                </span>
              </Base.Item>
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

import { Switch as Base } from "@base-ui/react/switch";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

type Props = {
  /** What it switches, for whom: its name for screen readers. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** The change is on its way; the switch already shows it and waits. */
  pending?: boolean;
  disabledReason?: string | undefined;
};

/** On or off, in effect at once. Shows the new state while it is being sent; the page puts it back when it is refused. */
export function Switch({ label, checked, onChange, pending = false, disabledReason }: Props) {
  return (
    <Tooltip text={disabledReason}>
      <Base.Root
        aria-label={label}
        aria-description={disabledReason}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-busy={pending || undefined}
        checked={checked}
        readOnly={pending || disabledReason !== undefined}
        onCheckedChange={(next) => onChange(next)}
        className="relative inline-flex h-[18px] w-8 shrink-0 items-center rounded-full bg-switch p-0.5 align-middle transition-colors after:absolute after:-inset-2 aria-disabled:cursor-not-allowed aria-disabled:opacity-45 data-checked:bg-accent"
      >
        <Base.Thumb className="flex size-3.5 items-center justify-center rounded-full bg-switch-thumb text-canvas shadow-raise transition-transform data-checked:translate-x-3.5 data-checked:bg-accent-ink data-checked:text-accent">
          {pending && <Spinner size={10} />}
        </Base.Thumb>
      </Base.Root>
    </Tooltip>
  );
}

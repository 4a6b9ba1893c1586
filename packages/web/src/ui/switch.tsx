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
  const isBlocked = pending || disabledReason !== undefined;
  return (
    <Tooltip text={disabledReason}>
      <button
        type="button"
        role="switch"
        aria-label={label}
        aria-description={disabledReason}
        aria-checked={checked}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-busy={pending || undefined}
        onClick={isBlocked ? undefined : () => onChange(!checked)}
        className="group/switch relative inline-flex h-[18px] w-8 shrink-0 items-center rounded-full bg-switch p-0.5 align-middle transition-colors after:absolute after:-inset-2 aria-checked:bg-accent aria-disabled:cursor-not-allowed aria-disabled:opacity-45"
      >
        <span className="flex size-3.5 items-center justify-center rounded-full bg-switch-thumb text-canvas shadow-raise transition-transform group-aria-checked/switch:translate-x-3.5 group-aria-checked/switch:bg-accent-ink group-aria-checked/switch:text-accent">
          {pending && <Spinner size={10} />}
        </span>
      </button>
    </Tooltip>
  );
}

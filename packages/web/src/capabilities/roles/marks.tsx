import { Check, Minus } from "lucide-react";
import { useText } from "../../texts/use-text.ts";

/** Whether a role permits it: a check or a dash, and a word for screen readers. */
export function PermitMark({ isPermitted }: { isPermitted: boolean }) {
  const t = useText();
  const Icon = isPermitted ? Check : Minus;
  return (
    <>
      <Icon
        aria-hidden="true"
        className={isPermitted ? "inline size-4 text-accent-text" : "inline size-3.5 text-line-control opacity-60"}
        strokeWidth={isPermitted ? 2.5 : 2}
      />
      <span className="sr-only">{isPermitted ? t("Yes") : t("No")}</span>
    </>
  );
}

/** Marks what the reader may do. */
export function YouMark() {
  const t = useText();
  return (
    <span className="inline-flex h-4.5 shrink-0 items-center rounded-full bg-accent-soft px-1.5 text-2xs font-medium text-accent-soft-ink">
      {t("You")}
    </span>
  );
}

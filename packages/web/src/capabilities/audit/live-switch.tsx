import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { Switch } from "../../ui/switch.tsx";

/** Whether new events join the list by themselves. */
export function LiveSwitch({ isLive, onChange }: { isLive: boolean; onChange: (isLive: boolean) => void }) {
  const t = useText();
  return (
    <span className="flex h-8 items-center gap-2">
      <span aria-hidden="true" className={classes("flex items-center gap-1.5 font-medium", !isLive && "text-muted")}>
        <span className={classes("size-1.5 rounded-full", isLive ? beating : "bg-line-control")} />
        {t("Live")}
      </span>
      <Switch label={t("Live")} checked={isLive} onChange={onChange} />
    </span>
  );
}

const beating = "animate-[breathe_2s_ease-in-out_infinite] bg-success";

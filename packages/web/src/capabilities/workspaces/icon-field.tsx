import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { workspaceIcons } from "@rollcall/contract/workspaces";
import { useId } from "react";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import { type IconName, WorkspaceIcon } from "./workspace-icon.tsx";

type Props = { value: IconName; onChange: (icon: IconName) => void };

/** One of the pictures that a Workspace can carry. */
export function IconField({ value, onChange }: Props) {
  const t = useText();
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="font-medium">
        {t("Icon")}
      </span>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(icon: IconName) => onChange(icon)}
        className="-m-0.5 flex flex-wrap gap-1"
      >
        {workspaceIcons.map((icon) => (
          <Tooltip key={icon} text={iconName(icon, t)}>
            <Radio.Root
              value={icon}
              aria-label={iconName(icon, t)}
              className="rounded-lg border-2 border-transparent p-0.5 hover:border-line-strong data-checked:border-accent"
            >
              <WorkspaceIcon icon={icon} isMuted={icon !== value} />
            </Radio.Root>
          </Tooltip>
        ))}
      </RadioGroup>
    </div>
  );
}

/** The name of a picture. */
export function iconName(icon: IconName, t: Translate): string {
  return {
    box: t("Box"),
    flask: t("Flask"),
    rocket: t("Rocket"),
    code: t("Code"),
    chart: t("Chart"),
    globe: t("Globe"),
    shield: t("Shield"),
    bolt: t("Bolt"),
    book: t("Book"),
    palette: t("Palette"),
  }[icon];
}

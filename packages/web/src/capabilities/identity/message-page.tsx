import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { PublicPage } from "../../shell/public-page.tsx";
import { classes } from "../../ui/classes.ts";
import { FirstRead } from "./first-read.tsx";

export type MessageTone = "neutral" | "success" | "warning";

type Props = {
  icon: LucideIcon;
  tone?: MessageTone;
  title: string;
  /** What it means and what to do next. */
  description: ReactNode;
  /** The ways to go on, the best one first. */
  children?: ReactNode;
  footer?: ReactNode;
};

/** A public page that says one thing: it worked, it no longer works, look at your mail. */
export function MessagePage({ icon: Icon, tone = "neutral", title, description, children, footer }: Props) {
  return (
    <PublicPage
      title={title}
      heading={
        <FirstRead key={title}>
          <span className={classes("mb-4 flex size-10 items-center justify-center rounded-lg border", tones[tone])}>
            <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
          </span>
          {title}
        </FirstRead>
      }
      description={description}
      footer={footer}
    >
      {children}
    </PublicPage>
  );
}

const tones: Record<MessageTone, string> = {
  neutral: "border-line bg-sunken text-muted",
  success: "border-success-line bg-success-soft text-success-soft-ink",
  warning: "border-warning-line bg-warning-soft text-warning-soft-ink",
};

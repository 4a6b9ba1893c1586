import type { LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { PublicPage } from "../../shell/public-page.tsx";
import { classes } from "../../ui/classes.ts";

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
export function MessagePage({ icon, tone = "neutral", title, description, children, footer }: Props) {
  return (
    <PublicPage
      title={title}
      heading={
        <MessageHeading icon={icon} tone={tone}>
          {title}
        </MessageHeading>
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

type HeadingProps = { icon: LucideIcon; tone: MessageTone; children: string };

/** Takes the focus when it appears, so that what is new is read first. */
function MessageHeading({ icon: Icon, tone, children }: HeadingProps) {
  const text = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another message takes the focus again.
  useEffect(() => text.current?.focus(), [children]);
  return (
    <span ref={text} tabIndex={-1} className="block outline-none">
      <span className={classes("mb-4 flex size-10 items-center justify-center rounded-lg border", tones[tone])}>
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      {children}
    </span>
  );
}

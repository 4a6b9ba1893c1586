import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../texts/use-text.ts";
import { State } from "./state.tsx";

type Props = { title?: ReactNode; children: ReactNode; action?: ReactNode; heading?: "h1" | "h2" };

/** One may not see this: says why, and who can change that. */
export function RefusedState({ title, children, action, heading = "h2" }: Props) {
  const t = useText();
  return (
    <State icon={Lock} heading={heading} title={title ?? t("You cannot see this")} action={action}>
      {children}
    </State>
  );
}

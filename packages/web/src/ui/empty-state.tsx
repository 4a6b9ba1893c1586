import { Inbox } from "lucide-react";
import { State, type StateProps } from "./state.tsx";

/** Nothing here yet, or nothing that matches: says so, and what to do next. */
export function EmptyState({
  icon = Inbox,
  ...rest
}: Partial<Pick<StateProps, "icon">> & Omit<StateProps, "icon" | "tone">) {
  return <State icon={icon} {...rest} />;
}

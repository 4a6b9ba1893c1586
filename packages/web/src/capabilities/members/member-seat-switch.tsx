import type { Member } from "@rollcall/contract/members";
import type { Subscription } from "@rollcall/contract/subscriptions";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Switch } from "../../ui/switch.tsx";
import { usePending, useViewer } from "./viewer.tsx";

type Props = { member: Member; subscription: Pick<Subscription, "product" | "free"> };

/** The seat of one Product, on or off at once. */
export function MemberSeatSwitch({ member, subscription: { product, free } }: Props) {
  const t = useText();
  const { may, setSeat } = useViewer();
  const [isPending, follow] = usePending();
  const isOn = member.seats.includes(product.id);

  function disabledReason(): string | undefined {
    if (!may("seats:write")) return t("You may not change seats.");
    if (member.status === "removed") return t("Restore this person first.");
    if (member.status === "suspended") return t("Suspended members hold no seats. Reactivate them first.");
    if (!isOn && free < 1 && !isPending)
      return t("Every {product} seat is taken. Free one or add seats to the subscription.", { product: product.name });
    return undefined;
  }

  return (
    <Switch
      label={t("{product} seat of {name}", { product: product.name, name: nameOf(member) })}
      checked={isOn}
      pending={isPending}
      disabledReason={disabledReason()}
      onChange={(next) => follow(setSeat({ member, product, isOn: next }))}
    />
  );
}

import { getSsoSettings, type SsoSettings, setAutomaticSeats } from "@rollcall/contract/sso-access";
import type { Subscription } from "@rollcall/contract/subscriptions";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Switch } from "../../ui/switch.tsx";
import { useOrganizationParams } from "../members/data.ts";

type Props = { subscription: Subscription; settings: SsoSettings };

/** Whether the first sign-in gives a seat of one Product, and how many are free. */
export function AutomaticSeat({ subscription: { product, seats, free }, settings }: Props) {
  const t = useText();
  const may = usePermits();
  const params = useOrganizationParams();
  const others = settings.automatic_seats.filter((id) => id !== product.id);
  const set = useMutation({
    mutationFn: (isOn: boolean) =>
      api.call(setAutomaticSeats, { params, body: { product_ids: isOn ? [...others, product.id] : others } }),
    onSettled: () => refresh(getSsoSettings),
  });
  const isOn = set.isPending ? set.variables : settings.automatic_seats.includes(product.id);
  return (
    <li className="flex items-center gap-4 border-t px-5 py-3">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{product.name}</span>
        <span className={free === 0 ? "block text-warning-soft-ink" : "block text-muted"}>
          {t("{free} of {seats} seats free", { free, seats })}
        </span>
      </span>
      <Switch
        label={t("Give a seat of {product} at the first sign-in", { product: product.name })}
        checked={isOn}
        pending={set.isPending}
        onChange={(next) => set.mutate(next)}
        disabledReason={may("seats:write") ? undefined : t("Your roles do not include seats.")}
      />
    </li>
  );
}

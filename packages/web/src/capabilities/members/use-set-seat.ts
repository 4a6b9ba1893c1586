import { grantSeat, type Member, releaseSeat } from "@rollcall/contract/members";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "./data.ts";
import { changeKey, readAgain, show, showEarly, showSeatsEarly } from "./member-cache.ts";

type Product = { id: string; name: string };
type Wish = { member: Member; product: Product; isOn: boolean; isUndo?: boolean };

/** Turns a seat on or off: shown at once, put back with the reason when refused, undone from the toast. */
export function useSetSeat() {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const set = useMutation({
    mutationKey: changeKey,
    mutationFn: ({ member, product, isOn }: Wish) =>
      api.call(isOn ? grantSeat : releaseSeat, {
        params: { ...params, member_id: member.id, product_id: product.id },
      }),
    onMutate: async ({ member, product, isOn }) => {
      const others = member.seats.filter((id) => id !== product.id);
      const takeBackSwitch = await showEarly(member.id, { seats: isOn ? [...others, product.id] : others });
      const takeBackCount = showSeatsEarly(product.id, isOn ? 1 : -1);
      return () => {
        takeBackSwitch();
        takeBackCount();
      };
    },
    onError: (_error, _wish, takeBack) => takeBack?.(),
    onSuccess: (after, { product, isOn, isUndo }) => {
      show(after);
      const values = { name: nameOf(after), product: product.name };
      const undo = { run: () => set.mutate({ member: after, product, isOn: !isOn, isUndo: true }) };
      toast.success(
        isOn ? t("{name} has a seat of {product}.", values) : t("The {product} seat of {name} is free.", values),
        {
          ...(!isUndo && { undo }),
        },
      );
    },
    onSettled: () => void readAgain({ lists: false }),
  });
  return set;
}

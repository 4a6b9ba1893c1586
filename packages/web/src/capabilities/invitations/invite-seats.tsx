import { usePermits } from "../../session.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { useProducts, useSubscriptions } from "../members/data.ts";

type Props = {
  chosen: readonly string[];
  onChange: (seats: string[]) => void;
  /** For how many people the seats have to suffice. */
  people: number;
};

/** The seats of an invitation, with how many are free and whether they suffice. */
export function InviteSeats({ chosen, onChange, people }: Props) {
  const t = useText();
  const { number } = useFormats();
  const may = usePermits();
  const subscriptions = useSubscriptions();
  const { data: catalogue } = useProducts();

  function stateOf(productId: string): { hint?: string; disabledReason?: string } {
    if (!may("seats:write")) return { disabledReason: t("You may not hand out seats.") };
    const subscription = subscriptions.find(({ product }) => product.id === productId);
    if (subscription === undefined) return { disabledReason: t("The Organization has no subscription of it.") };
    const free = number(subscription.free);
    if (chosen.includes(productId) && people > subscription.free)
      return {
        hint: t("{free} free for {people} people: the last ones on the list go without an invitation.", {
          free,
          people,
        }),
      };
    if (subscription.free === 0 && !chosen.includes(productId)) return { disabledReason: t("Every seat is taken.") };
    return { hint: t("{free} free. Reserved until the invitation is accepted, revoked or expired.", { free }) };
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t("Seats")}</legend>
      {(catalogue?.data ?? []).map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
          {...stateOf(id)}
        />
      ))}
    </fieldset>
  );
}

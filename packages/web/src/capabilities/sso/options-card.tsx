import { type SsoConnection, updateSsoConnection } from "@rollcall/contract/sso";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

type Option = "allows_idp_initiated" | "requires_encryption";

/** What SAML allows and few need. */
export function OptionsCard({ title, connection }: { title: string; connection: SsoConnection }) {
  const t = useText();
  return (
    <Card title={title}>
      <ul className="flex flex-col gap-4">
        <OptionRow
          connection={connection}
          option="allows_idp_initiated"
          label={t("Let people begin at the identity provider")}
          hint={t(
            "From its page of applications. It is less safe: nothing shows that the person wanted it, so we ask them first.",
          )}
        />
        <OptionRow
          connection={connection}
          option="requires_encryption"
          label={t("Take encrypted assertions only")}
          hint={t("Give our certificate to the identity provider first.")}
        />
      </ul>
    </Card>
  );
}

type Props = { connection: SsoConnection; option: Option; label: string; hint: string };

function OptionRow({ connection, option, label, hint }: Props) {
  const params = useConnectionParams();
  const show = useShowConnection();
  const set = useMutation({
    mutationFn: (isOn: boolean) => api.call(updateSsoConnection, { params, body: { [option]: isOn } }),
    onSuccess: show,
  });
  const isOn = set.isPending ? set.variables : connection.saml?.[option] === true;
  return (
    <li className="flex items-start gap-4">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        <span className="block text-pretty text-muted">{hint}</span>
      </span>
      <Switch label={label} checked={isOn} pending={set.isPending} onChange={(next) => set.mutate(next)} />
    </li>
  );
}

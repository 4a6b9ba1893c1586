import { type SsoMappingRule, setSsoMapping } from "@rollcall/contract/sso";
import { useMutation } from "@tanstack/react-query";
import { ListPlus } from "lucide-react";
import { useState } from "react";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useConnectionParams, useLoadedConnection, useShowConnection } from "./data.ts";
import { DefaultRolesCard } from "./default-roles-card.tsx";
import { RuleRow } from "./rule-row.tsx";
import { usePlaceNames } from "./use-place-names.ts";

const RuleDialog = later(() => import("./rule-dialog.tsx").then((file) => file.RuleDialog));

/** What people get who sign in through the connection: to begin with, and by what the identity provider says of them. */
export function GrantsPage() {
  const t = useText();
  const connection = useLoadedConnection();
  const { mapping } = connection;
  const nameOf = usePlaceNames(mapping);
  // The place of the rule that is edited; one behind the last makes a new one.
  const [edited, setEdited] = useState<number>();
  const save = useSaveMapping();
  return (
    <PageBody narrow>
      <DefaultRolesCard connection={connection} />
      <Card
        flush
        title={t("By what the identity provider says")}
        description={t(
          "A rule compares one value exactly. What it grants comes and goes with that value, at each sign-in. A value without a rule grants nothing.",
        )}
        action={
          <Button size="sm" icon={ListPlus} onClick={() => setEdited(mapping.length)}>
            {t("Add rule")}
          </Button>
        }
      >
        {mapping.length === 0 ? (
          <p className="border-t px-5 py-4 text-muted">
            {t("No rule yet: groups of the identity provider grant nothing.")}
          </p>
        ) : (
          <ul>
            {mapping.map((rule, index) => (
              <RuleRow
                key={JSON.stringify(rule)}
                rule={rule}
                connection={connection}
                nameOf={nameOf}
                isSaving={save.isPending}
                onEdit={() => setEdited(index)}
                onRemove={() => save.mutate(mapping.filter((_, at) => at !== index))}
              />
            ))}
          </ul>
        )}
      </Card>
      {edited !== undefined && (
        <RuleDialog
          connection={connection}
          rule={mapping[edited]}
          nameOf={nameOf}
          onClose={() => setEdited(undefined)}
          onSave={(rule) => save.mutateAsync([...mapping.slice(0, edited), rule, ...mapping.slice(edited + 1)])}
        />
      )}
    </PageBody>
  );
}

function useSaveMapping() {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  return useMutation({
    mutationFn: (mapping: SsoMappingRule[]) => api.call(setSsoMapping, { params, body: { mapping } }),
    onSuccess: async (after) => {
      toast.success(t("The rules are saved. They count from the next sign-in on."));
      await show(after);
    },
  });
}

import { getSecondFactorRule, type SecondFactorRule, setSecondFactorRule } from "@rollcall/contract/second-factor";
import { useQuery } from "@tanstack/react-query";
import { api, queryClient, read } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useToast } from "../../ui/toast.tsx";
import { RuleFacts } from "./rule-facts.tsx";

/** Whether everybody in the Organization needs a second factor, and how long they have. */
export function SecondFactorRuleCard({ organizationId }: { organizationId: string }) {
  const t = useText();
  const may = usePermits();
  const rule = useQuery(ruleQuery(organizationId));
  const { data } = rule;
  if (data && may("access:write")) return <RuleForm organizationId={organizationId} rule={data} />;
  return (
    <Card title={t("Second factor")} description={t("An authenticator app or a passkey besides the password.")}>
      {data && <RuleFacts rule={data} />}
      {data === undefined && rule.error === null && <Skeleton className="h-4 w-64" />}
      {data === undefined && rule.error !== null && (
        <FailedState error={rule.error} onRetry={() => void rule.refetch()} pending={rule.isFetching} />
      )}
    </Card>
  );
}

const ruleQuery = (organizationId: string) =>
  read(getSecondFactorRule, { params: { organization_id: organizationId } });

function RuleForm({ organizationId, rule }: { organizationId: string; rule: SecondFactorRule }) {
  const t = useText();
  const toast = useToast();
  const { required, grace_days } = rule;
  const form = useContractForm({
    schema: setSecondFactorRule.body,
    defaultValues: { required, grace_days },
    send: async (body) => {
      const saved = await api.call(setSecondFactorRule, { params: { organization_id: organizationId }, body });
      queryClient.setQueryData(ruleQuery(organizationId).queryKey, saved);
      form.reset({ required: saved.required, grace_days: saved.grace_days });
      toast.success(saved.required ? t("A second factor is required.") : t("A second factor is no longer required."));
    },
  });
  const isOn = form.watch("required");
  const { isDirty } = form.formState;
  return (
    <form noValidate onSubmit={form.submit}>
      <Card
        title={t("Second factor")}
        description={t("An authenticator app or a passkey besides the password.")}
        footer={
          <Button
            type="submit"
            pending={form.isSending}
            disabledReason={isDirty ? undefined : t("Nothing has changed.")}
          >
            {t("Save")}
          </Button>
        }
      >
        <div className="flex flex-col gap-5">
          {form.problem && <Banner tone="danger">{form.problem}</Banner>}
          <Checkbox
            label={t("Require a second factor of every member")}
            hint={t(
              "Who signs in through this Organization’s single sign-on has shown it to your identity provider. API keys go on working.",
            )}
            checked={isOn}
            onChange={(next) => form.setValue("required", next, { shouldDirty: true })}
          />
          {isOn && (
            <TextField
              label={t("Time to set one up")}
              hint={t(
                "0 to 90, from when it is required or somebody joins. After that the Organization is shut to them.",
              )}
              type="number"
              inputMode="numeric"
              min={0}
              max={90}
              className="max-w-110"
              suffix={<span className="pr-2.5">{t("days")}</span>}
              {...form.register("grace_days", { valueAsNumber: true })}
              error={form.errorOf("grace_days")}
            />
          )}
          <RuleFacts rule={rule} />
          {rule.members.without > 0 && (
            <TextLink
              to="/o/$organizationId/members"
              params={{ organizationId }}
              search={{ second_factor: ["missing"] }}
              className="self-start"
            >
              {t("Show who has none")}
            </TextLink>
          )}
        </div>
      </Card>
    </form>
  );
}

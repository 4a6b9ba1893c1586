import {
  AUDIT_RETENTION_DAYS,
  type AuditRetention,
  getAuditRetention,
  setAuditRetention,
} from "@rollcall/contract/audit";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

const ShortenDialog = later(() => import("./shorten-dialog.tsx").then((file) => file.ShortenDialog));

const A_YEAR = 365;

/** For how long events are kept. Keeping them for less asks first, since what is older goes. */
export function RetentionCard({ retention }: { retention: AuditRetention }) {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const mayWrite = usePermits()("organization:write");
  const [isAsking, setAsking] = useState(false);
  const form = useContractForm({
    schema: setAuditRetention.body,
    defaultValues: { days: retention.days },
    send: async (body) => {
      const { days } = await api.call(setAuditRetention, { params, body });
      form.reset({ days });
      setAsking(false);
      await refresh(getAuditRetention);
      toast.success(
        days === null
          ? t("Events are kept for ever.")
          : t("{days, plural, one {Events are kept for # day.} other {Events are kept for # days.}}", { days }),
      );
    },
  });
  const days = form.watch("days");
  const isShorter = days !== null && days < (retention.days ?? Number.POSITIVE_INFINITY);
  const isReasonable = setAuditRetention.body.safeParse({ days }).success;

  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isShorter && isReasonable) return setAsking(true);
          void form.submit(event);
        }}
      >
        <Card
          title={t("Retention")}
          description={t("How long events are kept. There is no other way to remove one.")}
          footer={
            <Button
              type="submit"
              pending={form.isSending && !isAsking}
              disabledReason={
                mayWrite
                  ? form.formState.isDirty
                    ? undefined
                    : t("Nothing has changed.")
                  : t("Your roles do not include this ({permission}).", { permission: "organization:write" })
              }
            >
              {t("Save")}
            </Button>
          }
        >
          <div className="flex flex-col gap-4">
            {form.problem && !isAsking && <Banner tone="danger">{form.problem}</Banner>}
            <Select
              label={t("Keep events")}
              className="max-w-80"
              value={days === null ? "forever" : "days"}
              onChange={(choice) =>
                form.setValue("days", choice === "forever" ? null : (retention.days ?? A_YEAR), { shouldDirty: true })
              }
              disabledReason={mayWrite ? undefined : t("Only those who may change the Organization decide this.")}
              choices={[
                { value: "forever", label: t("For ever") },
                { value: "days", label: t("For a number of days") },
              ]}
            />
            {days !== null && (
              <TextField
                label={t("Days")}
                hint={t("From {min} to {max}. What is older is removed within a day.", AUDIT_RETENTION_DAYS)}
                type="number"
                inputMode="numeric"
                className="max-w-80"
                readOnly={!mayWrite}
                {...AUDIT_RETENTION_DAYS}
                {...form.register("days", { valueAsNumber: true })}
                error={form.errorOf("days")}
              />
            )}
          </div>
        </Card>
      </form>
      {isAsking && days !== null && (
        <ShortenDialog
          days={days}
          oldestAt={retention.oldest_at}
          onClose={() => setAsking(false)}
          onConfirm={() => void form.submit()}
          pending={form.isSending}
          problem={form.problem}
        />
      )}
    </>
  );
}

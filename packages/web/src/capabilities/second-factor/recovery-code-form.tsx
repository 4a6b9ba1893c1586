import { RecoveryCode } from "@rollcall/contract/second-factor";
import { useEffect } from "react";
import * as z from "zod";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";

const schema = z.object({ recovery_code: RecoveryCode });

type Props = { action: string; onCode: (code: string) => Promise<void> };

/** Asks for one of the codes that were kept for the day when the phone is gone. */
export function RecoveryCodeForm({ action, onCode }: Props) {
  const t = useText();
  const { register, errorOf, submit, problem, isSending, setFocus } = useContractForm({
    schema,
    defaultValues: { recovery_code: "" },
    send: ({ recovery_code }) => onCode(recovery_code),
  });
  useEffect(() => setFocus("recovery_code"), [setFocus]);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <TextField
        label={t("Recovery code")}
        hint={t("One of the ten that you kept. Each works once.")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...register("recovery_code")}
        error={errorOf("recovery_code")}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSending}>
        {action}
      </Button>
    </form>
  );
}

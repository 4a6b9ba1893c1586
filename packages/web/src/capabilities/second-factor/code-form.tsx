import { confirmTotp } from "@rollcall/contract/second-factor";
import { useEffect } from "react";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { CodeField } from "./code-field.tsx";

type Props = { action: string; onCode: (code: string) => Promise<void> };

/** Asks for the code of the app; a wrong one is typed anew. */
export function CodeForm({ action, onCode }: Props) {
  const { register, errorOf, submit, problem, isSending, setFocus, resetField } = useContractForm({
    schema: confirmTotp.body.pick({ code: true }),
    defaultValues: { code: "" },
    send: ({ code }) =>
      onCode(code).catch((error: unknown) => {
        resetField("code");
        throw error;
      }),
  });
  useEffect(() => setFocus("code"), [setFocus]);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <CodeField {...register("code")} error={errorOf("code")} onComplete={() => void submit()} />
      <Button type="submit" variant="primary" size="lg" pending={isSending}>
        {action}
      </Button>
    </form>
  );
}

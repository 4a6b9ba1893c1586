import { completeSignUp } from "@rollcall/contract/join-requests";
import { ProblemError } from "@rollcall/sdk";
import { useEffect } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { forgetLinkToken } from "../../shell/link-token.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { NameFields } from "../identity/name-fields.tsx";
import { NewPasswordField } from "../identity/new-password-field.tsx";
import { useEnter } from "../identity/use-enter.ts";

const deadCodes: readonly string[] = ["sign_up_link_invalid", "email_taken"];

type Props = { token: string; onDead: (error: ProblemError) => void };

/** Makes the account, and leads to the Organizations that it can join. */
export function SignUpForm({ token, onDead }: Props) {
  const t = useText();
  const enter = useEnter();
  const { register, errorOf, submit, problem, isSending, setFocus, watch } = useContractForm({
    schema: completeSignUp.body,
    defaultValues: { token, first_name: "", last_name: "", password: "" },
    send: async (body) => {
      try {
        await api.call(completeSignUp, { body });
        forgetLinkToken("/sign-up");
        await enter("/organizations");
      } catch (error) {
        if (!(error instanceof ProblemError && deadCodes.includes(error.code))) throw error;
        forgetLinkToken("/sign-up");
        onDead(error);
      }
    },
  });
  useEffect(() => setFocus("first_name"), [setFocus]);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <NameFields
        first={{ ...register("first_name"), error: errorOf("first_name") }}
        last={{ ...register("last_name"), error: errorOf("last_name") }}
      />
      <NewPasswordField
        label={t("Choose a password")}
        typed={watch("password")}
        {...register("password")}
        error={errorOf("password")}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSending}>
        {t("Create account")}
      </Button>
    </form>
  );
}

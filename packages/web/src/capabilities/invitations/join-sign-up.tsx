import { openInvitation, signUpByInvitation } from "@rollcall/contract/invitations";
import { ProblemError } from "@rollcall/sdk";
import { useEffect } from "react";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NameFields } from "../identity/name-fields.tsx";
import { NewPasswordField } from "../identity/new-password-field.tsx";
import { deadCodeOf } from "./join-dead-link.tsx";
import { useJoined } from "./join-joined.ts";

/** For an invited address without an account: makes one and joins, in one step. */
export function JoinSignUp({ token, email }: { token: string; email: string }) {
  const t = useText();
  const enterAsMember = useJoined();
  const { register, errorOf, submit, problem, isSending, setFocus, watch } = useContractForm({
    schema: signUpByInvitation.body,
    defaultValues: { token, first_name: "", last_name: "", password: "" },
    send: async (body) => {
      try {
        await enterAsMember(await api.call(signUpByInvitation, { body }));
      } catch (error) {
        if (!isAnswered(error)) throw error;
        await refresh(openInvitation);
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
      <TextField label={t("E-mail address")} type="email" autoComplete="username" value={email} readOnly />
      <NewPasswordField
        label={t("Choose a password")}
        typed={watch("password")}
        {...register("password")}
        error={errorOf("password")}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSending}>
        {t("Create account and join")}
      </Button>
    </form>
  );
}

/** The offer changed while somebody typed: dead, or the address has an account by now. The page then shows that. */
function isAnswered(error: unknown): boolean {
  const hasAccount = error instanceof ProblemError && error.code === "invitation_sign_in_needed";
  return hasAccount || deadCodeOf(error) !== undefined;
}

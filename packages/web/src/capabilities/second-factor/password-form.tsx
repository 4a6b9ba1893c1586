import { signInWithPassword } from "@rollcall/contract/identity";
import { useEffect } from "react";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { PasswordField } from "../../ui/password-field.tsx";

type Props = { email: string; action: string; onPassword: (password: string) => Promise<void> };

/** Asks for the password of somebody who is signed in. */
export function PasswordForm({ email, action, onPassword }: Props) {
  const t = useText();
  const { register, errorOf, submit, problem, isSending, setFocus } = useContractForm({
    schema: signInWithPassword.body.pick({ password: true }),
    defaultValues: { password: "" },
    send: ({ password }) => onPassword(password),
  });
  useEffect(() => setFocus("password"), [setFocus]);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      {/* Password managers learn from it whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t("Password")}
        autoComplete="current-password"
        {...register("password")}
        error={errorOf("password")}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSending}>
        {action}
      </Button>
    </form>
  );
}

import { type SecondStepMethod, signInWithPassword } from "@rollcall/contract/identity";
import { ProblemError } from "@rollcall/sdk";
import { useEffect } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { PasskeySignIn } from "../second-factor/passkey-sign-in.tsx";
import { SsoSignInButton } from "../sso/sign-in-button.tsx";
import { SignInLinkButton } from "./sign-in-link-button.tsx";

type Props = {
  /** The address to begin with. */
  email?: string | undefined;
  /** Only this address can sign in here, as for an invitation. */
  isEmailFixed?: boolean;
  /** Where a mailed link leads. */
  returnTo?: string | undefined;
  action?: string;
  onSignedIn: () => Promise<void>;
  onLinkSent: (email: string) => void;
  /** The password was right, and the account has a second factor. */
  onSecondStep: (methods: readonly SecondStepMethod[]) => void;
};

/** Two ways to sign in with one address: a password, or a link that is mailed. */
export function SignInForm({ email = "", isEmailFixed = false, returnTo, action, ...on }: Props) {
  const t = useText();
  const { register, errorOf, submit, problem, isSending, ...form } = useContractForm({
    schema: signInWithPassword.body,
    defaultValues: { email, password: "" },
    send: async (body) => {
      const { second_step: methods } = await api.call(signInWithPassword, { body }).catch(typeAnew);
      if (methods === null) await on.onSignedIn();
      else on.onSecondStep(methods);
    },
  });
  useEffect(() => form.setFocus(email === "" ? "email" : "password"), [form.setFocus, email]);

  /** After a wrong password; the address stays. */
  function typeAnew(error: unknown): never {
    if (error instanceof ProblemError && error.code === "wrong_credentials") {
      form.resetField("password");
      form.setFocus("password");
    }
    throw error;
  }
  async function emailWhenValid(): Promise<string | undefined> {
    return (await form.trigger("email", { shouldFocus: true })) ? form.getValues("email").trim() : undefined;
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <TextField
        label={t("E-mail address")}
        type="email"
        autoComplete="username webauthn"
        readOnly={isEmailFixed}
        {...register("email")}
        error={errorOf("email")}
      />
      <div className="flex flex-col gap-1.5">
        <PasswordField
          label={t("Password")}
          autoComplete="current-password"
          {...register("password")}
          error={errorOf("password")}
        />
        <TextLink to="/reset-password" search={{ email: form.watch("email") }} className="self-end text-xs">
          {t("Forgot your password?")}
        </TextLink>
      </div>
      <Button type="submit" variant="primary" size="lg" pending={isSending}>
        {action ?? t("Sign in")}
      </Button>
      <SignInLinkButton emailWhenValid={emailWhenValid} returnTo={returnTo} onSent={on.onLinkSent} />
      <SsoSignInButton emailWhenValid={emailWhenValid} returnTo={returnTo} />
      <PasskeySignIn onSignedIn={on.onSignedIn} />
    </form>
  );
}

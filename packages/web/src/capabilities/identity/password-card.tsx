import { changePassword, getMe, listMySessions } from "@rollcall/contract/identity";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/** Changes the own password, or sets a first one. */
export function PasswordCard() {
  const t = useText();
  const toast = useToast();
  const { email, has_password: hasPassword } = useMe();
  const { register, errorOf, submit, problem, isSending, watch, reset } = useContractForm({
    schema: hasPassword ? changePassword.body.required({ current_password: true }) : changePassword.body,
    defaultValues: hasPassword ? { current_password: "", new_password: "" } : { new_password: "" },
    send: async (body) => {
      await api.call(changePassword, { body });
      reset(hasPassword ? { current_password: "", new_password: "" } : { new_password: "" });
      await refresh(getMe, listMySessions);
      toast.success(
        hasPassword
          ? t("Your password is changed. Your other sessions have ended.")
          : t("Your password is set. You can sign in with it from now on."),
      );
    },
  });

  return (
    <form noValidate onSubmit={submit}>
      <Card
        title={t("Password")}
        description={
          hasPassword
            ? t("Changing it signs you out everywhere but here.")
            : t("You have none: you sign in by mailed links. Set one to sign in without waiting for a mail.")
        }
        footer={
          <Button type="submit" pending={isSending}>
            {hasPassword ? t("Change password") : t("Set password")}
          </Button>
        }
      >
        {/* Password managers learn from it whose password this is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {problem && (
            <div className="sm:col-span-2">
              <Banner tone="danger">{problem}</Banner>
            </div>
          )}
          {hasPassword && (
            <PasswordField
              label={t("Current password")}
              autoComplete="current-password"
              {...register("current_password")}
              error={errorOf("current_password")}
            />
          )}
          <NewPasswordField
            label={t("New password")}
            typed={watch("new_password")}
            {...register("new_password")}
            error={errorOf("new_password")}
          />
        </div>
      </Card>
    </form>
  );
}

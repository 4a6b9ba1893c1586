import { updateMe } from "@rollcall/contract/identity";
import type { Language } from "@rollcall/contract/people";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleUser, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { api, queryClient } from "../api.ts";
import { meQuery, useMe } from "../session.ts";
import { speak } from "../texts/texts.ts";
import { useText } from "../texts/use-text.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Menu, MenuChoices, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { nameOf } from "./names.ts";
import { useTheme } from "./theme.ts";
import { useSignOut } from "./use-sign-out.ts";

/** Oneself: theme, language, account, sign out. */
export function AccountMenu({ onShowShortcuts, onGo }: { onShowShortcuts: () => void; onGo?: () => void }) {
  const t = useText();
  const me = useMe();
  const [theme, chooseTheme] = useTheme();
  const changeLanguage = useChangeLanguage();
  const leave = useSignOut();
  const trigger = (
    <button
      type="button"
      aria-label={t("Your account: {name}", { name: nameOf(me) })}
      className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-pressed data-popup-open:bg-pressed"
    >
      <Avatar name={nameOf(me)} seed={me.id} />
      <span className="min-w-0 flex-1 truncate font-medium">{nameOf(me)}</span>
    </button>
  );
  return (
    <Menu trigger={trigger} side="top" align="start" className="w-68">
      <div className="px-2 pt-1.5 pb-2">
        <div className="truncate font-semibold">{nameOf(me)}</div>
        <div className="truncate text-xs text-subtle">{me.email}</div>
      </div>
      <MenuSeparator />
      <MenuItem icon={CircleUser} render={<Link to="/account" {...(onGo && { onClick: onGo })} />}>
        {t("Account")}
      </MenuItem>
      <MenuItem icon={Keyboard} onClick={onShowShortcuts} after={<Kbd keys="?" />}>
        {t("Keyboard shortcuts")}
      </MenuItem>
      <MenuSeparator />
      <MenuChoices label={t("Theme")} value={theme} onChange={chooseTheme} choices={themes(t)} />
      <MenuChoices label={t("Language")} value={me.language} onChange={changeLanguage} choices={languages} />
      <MenuSeparator />
      <MenuItem icon={LogOut} onClick={leave}>
        {t("Sign out")}
      </MenuItem>
    </Menu>
  );
}

const languages: { value: Language; label: string }[] = [
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
];

function themes(t: ReturnType<typeof useText>) {
  return [
    { value: "system" as const, label: t("System"), icon: Monitor },
    { value: "light" as const, label: t("Light"), icon: Sun },
    { value: "dark" as const, label: t("Dark"), icon: Moon },
  ];
}

function useChangeLanguage(): (language: Language) => void {
  const { mutate } = useMutation({
    mutationFn: (language: Language) => api.call(updateMe, { body: { language } }),
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
  });
  return (language) => {
    void speak(language);
    mutate(language);
  };
}

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useText } from "../texts/use-text.ts";
import { IconButton } from "./icon-button.tsx";
import { TextField, type TextFieldProps } from "./text-field.tsx";

/** A password, with a button that shows what was typed. Give `autoComplete`: `current-password` or `new-password`. */
export function PasswordField(props: Omit<TextFieldProps, "type" | "suffix"> & { autoComplete: string }) {
  const t = useText();
  const [isShown, setShown] = useState(false);
  const toggle = (
    <IconButton
      icon={isShown ? EyeOff : Eye}
      label={isShown ? t("Hide password") : t("Show password")}
      size="sm"
      onClick={() => setShown(!isShown)}
      className="pointer-coarse:h-8"
    />
  );
  return <TextField {...props} type={isShown ? "text" : "password"} spellCheck={false} suffix={toggle} />;
}

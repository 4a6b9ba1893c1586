import { Moon, Sun } from "lucide-react";
import { useTheme } from "../shell/theme.ts";
import { IconButton } from "../ui/icon-button.tsx";

export function ThemeSwitch() {
  const [, choose] = useTheme();
  return (
    <div className="flex">
      <IconButton icon={Sun} label="Light" onClick={() => choose("light")} />
      <IconButton icon={Moon} label="Dark" onClick={() => choose("dark")} />
    </div>
  );
}

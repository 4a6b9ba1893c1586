import type { ReactElement, ReactNode } from "react";
import type { Told } from "../told.tsx";

/** How an event is told. */
export type Sentence = (parts: { actor: ReactNode; subject: ReactNode; told: Told }) => ReactElement;

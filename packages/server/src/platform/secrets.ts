import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** What can be made from the server's one secret. Each purpose has its own key, so that one use says nothing about another. */
export type Secrets = {
  /** A message authentication code over `parts`: 256 bits in base64url. Needs the secret to make, so not from a copy of the database. */
  mac(purpose: string, ...parts: (string | number)[]): string;
  /** Encrypts a text that has to wait in the database, such as a mail with a link in it. */
  seal(purpose: string, text: string): string;
  /** Gives back what `seal` took; throws when it was changed. */
  unseal(purpose: string, sealed: string): string;
};

export function secretsFrom(secret: string): Secrets {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose) ?? Buffer.from(hkdfSync("sha256", secret, "rollcall", purpose, 32));
    keys.set(purpose, known);
    return known;
  };
  return {
    mac: (purpose, ...parts) =>
      createHmac("sha256", keyFor(`mac:${purpose}`))
        .update(JSON.stringify(parts))
        .digest("base64url"),
    seal(purpose, text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(`seal:${purpose}`), nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    unseal(purpose, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", keyFor(`seal:${purpose}`), bytes.subarray(0, 12), {
        // A shorter tag would be easier to guess.
        authTagLength: 16,
      });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}

/** A new secret that nobody can guess: 256 bits in base64url. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The form in which a long random secret is stored: SHA-256 in hexadecimal. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares two secrets in a time that says nothing about where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(hashOf(one)), Buffer.from(hashOf(other))];
  return timingSafeEqual(a, b);
}

import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { PasskeyAnswer, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from "@rollcall/contract/passkeys";

type Forgery = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** Whether a finger or PIN was checked. */
  isVerified?: boolean;
  isPresent?: boolean;
  counter?: number;
  userHandle?: string;
  type?: string;
  crossOrigin?: boolean;
};

/** A passkey in software. Everything that it says can be made wrong, as who forges an answer would. */
export function anAuthenticator({ origin = "http://rollcall.test" } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  let [counter, handle] = [0, ""];

  const clientData = (type: string, challenge: string, wrong: Forgery) =>
    Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? origin,
        crossOrigin: wrong.crossOrigin ?? false,
      }),
    );
  const head = (rpId: string, { isVerified = true, isPresent = true, ...wrong }: Forgery, more: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(wrong.counter ?? counter);
    const flags = (isPresent ? 1 : 0) | (isVerified ? 4 : 0) | more;
    return Buffer.concat([sha256(wrong.rpId ?? rpId), Buffer.from([flags]), count]);
  };
  const named = { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" } as const;

  return {
    credentialId: named.id,
    /** Makes the passkey, as `navigator.credentials.create` would. */
    create({ challenge, rp, user }: PasskeyCreation, wrong: Forgery = {}): PasskeyAttestation {
      handle = user.id;
      const key = Buffer.concat([hex("a5010203262001215820"), raw(x), hex("225820"), raw(y)]);
      const data = Buffer.concat([head(rp.id, wrong, 0x40), Buffer.alloc(16), hex("0020"), id, key]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(data.length);
      // CBOR of { fmt: "none", attStmt: {}, authData }.
      const object = Buffer.concat([hex("a363666d74646e6f6e656761747453746d74a068617574684461746159"), length, data]);
      return {
        ...named,
        response: {
          clientDataJSON: clientData("webauthn.create", challenge, wrong).toString("base64url"),
          attestationObject: object.toString("base64url"),
          transports: ["internal"],
        },
      };
    },
    /** Answers, as `navigator.credentials.get` would; each time the counter goes up. */
    answer({ challenge, rpId }: PasskeyRequest, wrong: Forgery = {}): PasskeyAnswer {
      counter += 1;
      const data = head(rpId, wrong, 0);
      const client = clientData("webauthn.get", challenge, wrong);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return {
        ...named,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
          userHandle: wrong.userHandle ?? handle,
        },
      };
    },
  };
}

export type Authenticator = ReturnType<typeof anAuthenticator>;

const hex = (text: string) => Buffer.from(text, "hex");
const raw = (text: string) => Buffer.from(text, "base64url");
const sha256 = (text: string) => createHash("sha256").update(text).digest();

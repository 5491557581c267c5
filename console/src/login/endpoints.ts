import type { EndpointDescription, LoginRequest, UserTokenType } from "opcua-ws-gateway-client";

/** A way to log in that a server offers. */
export interface EndpointChoice {
  readonly key: string;
  readonly mode: "None" | "Sign" | "SignAndEncrypt";
  readonly policyUri: string;
  readonly policy: string;
  readonly level: number;
  readonly users: readonly UserChoice[];
}

/** A kind of user that an endpoint lets in. */
export interface UserChoice {
  readonly type: UserTokenType;
  readonly policyId: string;
}

const MODES = ["None", "None", "Sign", "SignAndEncrypt"] as const;
const TOKENS: readonly UserTokenType[] = ["Anonymous", "UserName", "Certificate", "Issued"];
const BINARY = "http://opcfoundation.org/UA-Profile/Transport/uatcp-uasc-uabinary";
const KNOWN = ["None", "Basic128Rsa15", "Basic256", "Basic256Sha256", "Aes128_Sha256_RsaOaep", "Aes256_Sha256_RsaPss"];
const OLD = new Set(["Basic128Rsa15", "Basic256"]);

/** The endpoints that the gateway can use, the most secure first. */
export function choicesOf(endpoints: readonly EndpointDescription[]): EndpointChoice[] {
  const choices = new Map<string, EndpointChoice>();
  for (const endpoint of endpoints) {
    const policyUri = endpoint.SecurityPolicyUri ?? "";
    const policy = policyUri.slice(policyUri.indexOf("#") + 1);
    const mode = MODES[endpoint.SecurityMode];
    const usable = KNOWN.includes(policy) && (endpoint.TransportProfileUri ?? BINARY) === BINARY;
    if (mode && usable) {
      const key = `${policy}/${mode}`;
      choices.set(key, { key, mode, policyUri, policy, level: levelOf(policy, mode), users: usersOf(endpoint) });
    }
  }
  return [...choices.values()].sort((one, other) => other.level - one.level);
}

/** What a choice is called. */
export function choiceText(choice: EndpointChoice): string {
  const text = choice.mode === "None" ? "None \u2013 not secured" : `${choice.policy} \u2013 ${modeText(choice.mode)}`;
  return OLD.has(choice.policy) ? `${text} (outdated)` : text;
}

/** The user token types of an endpoint, each once. */
export function userTypesOf(choice: EndpointChoice): UserTokenType[] {
  return TOKENS.filter((type) => choice.users.some((user) => user.type === type));
}

/** The login that a choice and the user's credentials make. */
export function loginOf(
  url: string,
  choice: EndpointChoice,
  type: UserTokenType,
  credentials: Readonly<Record<string, string>>,
): LoginRequest {
  return {
    DiscoveryUrl: url,
    SecurityMode: choice.mode,
    SecurityPolicyUri: choice.policyUri as NonNullable<LoginRequest["SecurityPolicyUri"]>,
    UserAuth: { Type: type, ...credentials },
  };
}

/** What a server's address must look like; a sentence if it does not. */
export function problemOfUrl(url: string): string | undefined {
  return /^opc\.tcp:\/\/[^\s/?#@]+(\/\S*)?$/i.test(url) ? undefined : "An address looks like opc.tcp://host:4840.";
}

function usersOf(endpoint: EndpointDescription): UserChoice[] {
  return endpoint.UserIdentityTokens.flatMap((token) => {
    const type = TOKENS[Number(token.TokenType)];
    return type ? [{ type, policyId: token.PolicyId ?? "" }] : [];
  });
}

// Servers set their own SecurityLevel as they like, often to 0: what the policies are worth is known.
function levelOf(policy: string, mode: string): number {
  const worth = OLD.has(policy) ? 1 : KNOWN.indexOf(policy);
  return mode === "SignAndEncrypt" ? 100 + worth : mode === "Sign" ? 50 + worth : 0;
}

function modeText(mode: string): string {
  return mode === "SignAndEncrypt" ? "sign and encrypt" : "sign";
}

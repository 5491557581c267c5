import { type EndpointDescription, GatewayError } from "opcua-ws-gateway-client";
import { describe, expect, it } from "vitest";
import { adviceFor, gatewayAdviceFor, loginAdviceFor, needsToken } from "../src/connection/advice";
import { choicesOf, choiceText, loginOf, problemOfUrl, userTypesOf } from "../src/login/endpoints";

const POLICY = "http://opcfoundation.org/UA/SecurityPolicy#";

function endpoint(policy: string, mode: number, tokens: number[] = [0, 1]): EndpointDescription {
  return {
    EndpointUrl: "opc.tcp://127.0.0.1:4840",
    Server: { ApplicationUri: "urn:x", ApplicationType: 0, DiscoveryUrls: [] },
    SecurityMode: mode,
    SecurityPolicyUri: POLICY + policy,
    UserIdentityTokens: tokens.map((TokenType) => ({ PolicyId: String(TokenType), TokenType })),
    SecurityLevel: 0,
  } as EndpointDescription;
}

describe("the endpoints of a server", () => {
  it("are offered with the most secure first, and those of old policies behind", () => {
    const choices = choicesOf([
      endpoint("None", 1),
      endpoint("Basic256", 3),
      endpoint("Basic256Sha256", 2),
      endpoint("Basic256Sha256", 3),
      endpoint("Aes256_Sha256_RsaPss", 3),
    ]);
    expect(choices.map(({ key }) => key)).toEqual([
      "Aes256_Sha256_RsaPss/SignAndEncrypt",
      "Basic256Sha256/SignAndEncrypt",
      "Basic256/SignAndEncrypt",
      "Basic256Sha256/Sign",
      "None/None",
    ]);
  });

  it("are left out if the gateway cannot use them", () => {
    const other = {
      ...endpoint("Basic256Sha256", 3),
      TransportProfileUri: "http://opcfoundation.org/UA-Profile/other",
    };
    expect(choicesOf([endpoint("Future", 3), other as EndpointDescription])).toEqual([]);
  });

  it("are called what they are", () => {
    const [old, none] = choicesOf([endpoint("None", 1), endpoint("Basic256", 3)]).map(choiceText);
    expect(old).toBe("Basic256 – sign and encrypt (outdated)");
    expect(none).toBe("None – not secured");
  });

  it("name the kinds of users, each once", () => {
    const [choice] = choicesOf([endpoint("None", 1, [1, 0, 1, 3])]);
    expect(choice && userTypesOf(choice)).toEqual(["Anonymous", "UserName", "Issued"]);
  });

  it("make a login", () => {
    const [choice] = choicesOf([endpoint("Basic256Sha256", 3)]);
    expect(choice && loginOf("opc.tcp://x:1", choice, "UserName", { UserName: "u", Password: "p" })).toEqual({
      DiscoveryUrl: "opc.tcp://x:1",
      SecurityMode: "SignAndEncrypt",
      SecurityPolicyUri: `${POLICY}Basic256Sha256`,
      UserAuth: { Type: "UserName", UserName: "u", Password: "p" },
    });
  });
});

describe("a server's address", () => {
  it.each(["opc.tcp://host:4840", "opc.tcp://[::1]:4840/path", "OPC.TCP://host"])("may be %s", (url) => {
    expect(problemOfUrl(url)).toBeUndefined();
  });

  it.each(["", "http://host", "opc.tcp://", "opc.tcp://user@host", "host:4840"])("may not be %j", (url) => {
    expect(problemOfUrl(url)).toBeDefined();
  });
});

describe("advice", () => {
  it.each([
    ["BadCertificateUntrusted", "trusted/"],
    ["BadSecurityPolicyRejected", "Find endpoints"],
    ["BadIdentityTokenRejected", "password"],
    ["BadConnectionRejected", "address"],
  ])("for %s says what to do next", (name, word) => {
    expect(adviceFor(new GatewayError(name, "why")).next).toContain(word);
  });

  it("is there for every error", () => {
    expect(adviceFor(new GatewayError("BadOutOfMemory", "why")).what).toBeTruthy();
  });

  it("tells a refused login from a refused request", () => {
    const error = new GatewayError("BadUserAccessDenied", "why");
    expect(loginAdviceFor(error).next).toContain("password");
    expect(adviceFor(error).next).toContain("rights");
  });

  it("asks for a token where the gateway does", () => {
    const refused = new GatewayError("BadIdentityTokenRejected", "why");
    expect(needsToken(refused)).toBe(true);
    expect(gatewayAdviceFor(refused).next).toContain("token");
    expect(gatewayAdviceFor(new GatewayError("BadConnectionRejected", "why")).next).toContain("listen.origins");
  });
});

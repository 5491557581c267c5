# The example of the documentation's session chapter, as it stands there, against the gateway and the server named on the
# command line: seed_session.py WEBSOCKET_URL DISCOVERY_URL. Every message that arrives is printed as one line of JSON.
# (Added to the example: the two URLs, the printing, and where `sessionId` comes from.)
import websocket
import json
import sys

open_session_request = {
          "Header": {
              "MessageType": "GW_LoginRequest",
              "ClientHandle": "client-handle"
          },
          "Body": {
              "DiscoveryUrl": sys.argv[2],
              "SecurityMode": "SignAndEncrypt",
              "SecurityPolicyUri": "http://opcfoundation.org/UA/SecurityPolicy#Basic128Rsa15",
              "UserAuth": {
                  "Type": "UserName",
                  "UserName": "user1",
                  "Password": "password1",
                  "SecurityPolicyUri": "http://opcfoundation.org/UA/SecurityPolicy#Basic128Rsa15"
              }
          }
      }


ws = websocket.create_connection(sys.argv[1])
ws.send(json.dumps(open_session_request))
resp = ws.recv()
print(json.dumps(json.loads(resp)), flush=True)
sessionId = json.loads(resp)["Body"]["SessionId"]

resp = ws.recv()
print(json.dumps(json.loads(resp)), flush=True)

close_session_request = {
          "Header": {
              "MessageType": "GW_LogoutRequest",
              "ClientHandle": "client-handle",
              "SessionId": sessionId
          },
          "Body": {
          }
      }

ws.send(json.dumps(close_session_request))

resp = ws.recv()
print(json.dumps(json.loads(resp)), flush=True)

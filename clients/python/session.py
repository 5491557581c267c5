# Handling an OPC UA session in Python: the example of the session chapter, with Debian's python3-websocket.
#
# It is as it stands there but for what kept it from running: the URL ended with another quote than it began with, and nothing
# said what sessionId is.

import websocket
import json

open_session_request = {
          "Header": {
              "MessageType": "GW_LoginRequest",
              "ClientHandle": "client-handle"
          },
          "Body": {
              "DiscoveryUrl": "opc.tcp://127.0.0.1:4840",
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


ws = websocket.create_connection("ws://127.0.0.1:8082")
ws.send(json.dumps(open_session_request))
resp = ws.recv()
json.loads(resp)  #=> {
                  # "Header": {
                  #   "MessageType": "GW_LoginResponse",
                  #   "ClientHandle": "client-handle",
                  #   "SessionId": "",
                  #   "StatusCode": "0"
                  # },
                  # "Body": {
                  #   "SessionId": "1"
                  #   }
                  # }
sessionId = json.loads(resp)["Body"]["SessionId"]
resp = ws.recv()
json.loads(resp)  # => {
                  # "Header": {
                  #   "MessageType": "GW_SessionStatusNotify",
                  #   "ClientHandle": "client-handle",
                  #   "SessionId": "1"
                  # },
                  #   "Body": {
                  #   "SessionStatus": "Connect"
                  # }
                  #}

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
json.loads(resp) #=> {
                 # "Header": {
                 #    "MessageType": "GW_LogoutResponse",
                 #    "ClientHandle": "client-handle",
                 #    "SessionId": "1",
                 #    "StatusCode": "0"
                 # },
                 # "Body": ""
                 # }

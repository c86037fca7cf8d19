"""The two requests that every server gets, signed as Twilio signs them, and what has to come back."""
import base64
import copy
import hashlib
import hmac
from urllib.parse import quote_plus

TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
PUBLIC_URL = "https://hooks.example.com"

SMS = """\
ToCountry=US
ToState=CA
SmsMessageSid=SM5ef8732a3c49700934481addd5ce1659
NumMedia=0
ToCity=SAN FRANCISCO
FromZip=94612
SmsSid=SM5ef8732a3c49700934481addd5ce1659
FromState=CA
SmsStatus=received
FromCity=OAKLAND
Body=Hi & thanks! Is order <#4521> ready for pickup at 5:30pm? The Café line said "maybe" 😀 - I can come by before 6, or else tomorrow. \
Please text me back, or call!
FromCountry=US
To=+14155550100
MessagingServiceSid=MG9752274e9e519418a7406176694466fa
ToZip=94103
NumSegments=3
MessageSid=SM5ef8732a3c49700934481addd5ce1659
AccountSid=AC1bb60516853a77bcf93ea89e4a7e3b45
From=+15105550199
ApiVersion=2010-04-01"""

VOICE = """\
AccountSid=AC1bb60516853a77bcf93ea89e4a7e3b45
ApiVersion=2010-04-01
CallSid=CA7f0c1ad8f3e64f6bb0a2a8f1e4ea2b6d
CallStatus=ringing
Called=+14155550100
CalledCity=SAN FRANCISCO
CalledCountry=US
CalledState=CA
CalledZip=94103
Caller=+15105550199
CallerCity=OAKLAND
CallerCountry=US
CallerState=CA
CallerZip=94612
Direction=inbound
From=+15105550199
FromCity=OAKLAND
FromCountry=US
FromState=CA
FromZip=94612
StirVerstat=TN-Validation-Passed-A
To=+14155550100
ToCity=SAN FRANCISCO
ToCountry=US
ToState=CA
ToZip=94103"""

ANSWERS = {
    "sms": '<Response><Message>+15105550199 said: Hi &amp; thanks! Is order &lt;#4521&gt; ready for pickup at 5:30pm? The Café line said "maybe" 😀 '
    "- I can come by before 6, or else tomorrow. Please text me back, or call!</Message></Response>",
    "voice": '<Response><Gather numDigits="1" action="/voice/menu"><Say>Hello OAKLAND caller +15105550199. Press 1 for sales, 2 for support.</Say>'
    "</Gather><Redirect>/voice</Redirect></Response>",
}


class Request:
    def __init__(self, name, parameters):
        pairs = [line.split("=", 1) for line in parameters.split("\n")]
        text = f"{PUBLIC_URL}/{name}" + "".join(key + value for key, value in sorted(pairs))
        self.name = name
        self.signature = base64.b64encode(hmac.new(TOKEN.encode(), text.encode(), hashlib.sha1).digest()).decode()
        self.body = "&".join(f"{key}={quote_plus(value)}" for key, value in pairs)
        self.headers = {
            "Host": "hooks.example.com",
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "X-Home-Region": "us1",
            "I-Twilio-Idempotency-Token": "8c5b1e3e-2f0b-4d77-9a39-0f4f6f0f6d11",
            "X-Twilio-Signature": self.signature,
        }
        self.answer = ANSWERS[name]

    def forged(self):
        """The same request with a signature that is wrong."""
        forged = copy.copy(self)
        forged.signature = ("A" if self.signature[0] != "A" else "B") + self.signature[1:]
        forged.headers = {**self.headers, "X-Twilio-Signature": forged.signature}
        return forged

    def raw(self, **changes):
        """The request as it is sent; a header that is changed to None is left out."""
        body = changes.pop("body", self.body).encode()
        headers = {**self.headers, "Content-Length": len(body), **{key.replace("_", "-"): value for key, value in changes.items()}}
        lines = [f"POST /{self.name} HTTP/1.1"] + [f"{key}: {value}" for key, value in headers.items() if value is not None]
        return "\r\n".join(lines + ["", ""]).encode() + body

    def wrk(self):
        """A script for wrk that sends it, and prints what a program reads."""
        headers = "".join(f"wrk.headers[{key!r}] = {value!r}\n" for key, value in self.headers.items())
        return f"""wrk.method = "POST"
{headers}wrk.body = [==[{self.body}]==]
done = function(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d\\n", summary.requests, summary.duration,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
"""


REQUESTS = {"sms": Request("sms", SMS), "voice": Request("voice", VOICE)}

// Express and Twilio's own package, as its README shows it.
const express = require('express');
const twilio = require('twilio');

const { TWILIO_AUTH_TOKEN, TWILIO_PUBLIC_URL, PORT } = process.env;
const { host, protocol } = new URL(TWILIO_PUBLIC_URL);

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.urlencoded({ extended: false }));
app.use(twilio.webhook({ validate: true, authToken: TWILIO_AUTH_TOKEN, host, protocol: protocol.replace(':', '') }));

app.post('/sms', (req, res) => {
  const twiml = new twilio.twiml.MessagingResponse();
  twiml.message(`${req.body.From} said: ${req.body.Body}`);
  res.type('text/xml').send(twiml.toString());
});

app.post('/voice', (req, res) => {
  const twiml = new twilio.twiml.VoiceResponse();
  const gather = twiml.gather({ numDigits: 1, action: '/voice/menu' });
  gather.say(`Hello ${req.body.FromCity} caller ${req.body.From}. Press 1 for sales, 2 for support.`);
  twiml.redirect('/voice');
  res.type('text/xml').send(twiml.toString());
});

app.listen(Number(PORT), '127.0.0.1');

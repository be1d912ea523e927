#!/bin/sh
# Makes the certificates of the tests anew: an authority, and under it one that is right for loopback, one for another
# host and one that has expired; and one that nobody vouches for. All keys are public: they protect nothing.
set -eu
cd "$(dirname "$0")"
rm -f ./*.p12
tool() { keytool -storetype PKCS12 -storepass changeit -noprompt "$@"; }
key() { tool -genkeypair -keyalg EC -groupname secp256r1 "$@"; }

key -keystore authority.p12 -alias authority -dname CN=test-authority -ext bc:c=ca:true -startdate 2020/01/01 -validity 36500
tool -exportcert -rfc -keystore authority.p12 -alias authority -file authority.pem

signed() { # name, subject alternative names, start, days
  key -keystore "$1.p12" -alias "$1" -dname "CN=$1" -startdate 2020/01/01 -validity 36500
  tool -certreq -keystore "$1.p12" -alias "$1" -file "$1.csr"
  tool -gencert -rfc -keystore authority.p12 -alias authority -infile "$1.csr" -outfile "$1.pem" \
    -ext "san=$2" -startdate "$3" -validity "$4"
  cat authority.pem >> "$1.pem"
  tool -importcert -keystore "$1.p12" -alias "$1" -file "$1.pem"
}
signed loopback dns:localhost,ip:127.0.0.1,dns:api.example.test,dns:cdn.example.test 2020/01/01 36500
signed other-host dns:other.example.test 2020/01/01 36500
signed expired dns:localhost,ip:127.0.0.1 2001/01/01 365
key -keystore unknown-authority.p12 -alias unknown -dname CN=unknown -ext san=dns:localhost,ip:127.0.0.1 -startdate 2020/01/01 -validity 36500

# The authority's own key is not needed any more; what trusts it needs only its certificate.
rm authority.p12
tool -importcert -keystore authority.p12 -alias authority -file authority.pem
rm ./*.csr ./*.pem

./mvnw -q -Pquick package -pl bundles/client,bundles/loopback -am
mkdir -p ~/first/lib && cp bundles/{core,base,client,loopback}/target/osier-*-SNAPSHOT.jar ~/first/lib
cd ~/first && java -cp 'lib/*' FirstPlugin.java
